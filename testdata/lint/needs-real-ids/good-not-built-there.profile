target=pull
