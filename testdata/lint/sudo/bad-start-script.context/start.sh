#!/bin/bash
sudo service ssh start
exec tool
