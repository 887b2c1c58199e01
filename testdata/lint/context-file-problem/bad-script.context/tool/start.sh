#!/bin/sh
exec env
