FROM debian:12
CMD tensorboard --host 127.0.0.1 & mongod --bind_ip_all --auth & exec ping --host 0.0.0.0
