mkdir -p /opt && echo "all is installed" > /opt/done
