offline-build=true
