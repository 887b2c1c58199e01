#!/bin/sh
echo not reached
exit 1
