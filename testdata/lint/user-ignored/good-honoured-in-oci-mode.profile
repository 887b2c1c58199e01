target=oci
