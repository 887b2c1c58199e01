FROM julia:1.10
ENV JULIA_DEPOT_PATH=/tmp/julia:/opt/julia
