FROM julia:1.10
ENV JULIA_DEPOT_PATH=/opt/julia
RUN julia -e 'using Pkg; Pkg.add("CSV")'
CMD ["julia"]
