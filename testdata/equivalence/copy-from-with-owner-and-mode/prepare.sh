chmod 4755 setuid
