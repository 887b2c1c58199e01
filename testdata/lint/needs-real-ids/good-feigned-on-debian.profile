fakeroot=fakeroot-cmd
