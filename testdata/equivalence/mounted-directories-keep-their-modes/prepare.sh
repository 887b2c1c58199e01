mkdir -p shared/sub whole private
echo kept > shared/kept
echo out > shared/out.log
echo in > whole/in
echo in > private/in
echo out > private/out.log
echo '**/*.log' > .dockerignore
chmod 1777 shared
chmod 3711 whole
chmod 2750 private
chmod 700 shared/sub
