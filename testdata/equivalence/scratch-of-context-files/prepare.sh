mkdir -p pack/dir && echo packed > pack/dir/file && ln -s dir/file pack/link && chmod 700 pack/dir
tar -czf more.tar.gz -C pack . && rm -r pack
chmod 600 data/two
