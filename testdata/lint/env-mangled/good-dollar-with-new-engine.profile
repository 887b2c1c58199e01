target=pull
engine-version=1.5.1
