fakeroot=root-mapped
