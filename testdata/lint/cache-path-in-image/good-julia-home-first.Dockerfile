FROM julia:1.10
ENV JULIA_DEPOT_PATH=:/opt/julia
