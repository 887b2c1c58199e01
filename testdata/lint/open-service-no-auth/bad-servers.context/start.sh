#!/bin/bash
rserver --www-port=8787 --auth-none=1 &
Xvnc :1 -SecurityTypes None &
mlflow ui --host 0.0.0.0 &
redis-server --protected-mode no &
mongod --bind_ip_all &
exec code-server --auth=none
