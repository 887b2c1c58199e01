target=sifter
