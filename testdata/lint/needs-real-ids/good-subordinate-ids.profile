fakeroot=subuid
