site.bind-paths=/ptmp
