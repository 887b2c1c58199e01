package org.sifter.translate;

import java.util.Set;
import org.sifter.plan.ImageReference;

/**
 * The official images of Docker Hub: the only ones that a bare name without a registry, an owner or
 * a tag can mean there. From the list of library images at github.com/docker-library.
 */
final class OfficialImages {
  private static final Set<String> NAMES =
      Set.of(
          "adminer", "aerospike", "almalinux", "alpine", "alt", "amazoncorretto", "amazonlinux",
          "api-firewall", "arangodb", "archlinux", "backdrop", "bash", "bonita", "buildpack-deps",
          "busybox", "caddy", "cassandra", "centos", "chronograf", "cirros", "clearlinux",
          "clefos", "clickhouse", "clojure", "composer", "convertigo", "couchbase", "couchdb",
          "crate", "dart", "debian", "docker", "drupal", "eclipse-mosquitto", "eclipse-temurin",
          "eggdrop", "elasticsearch", "elixir", "emqx", "erlang", "fedora", "flink",
          "fluentd", "friendica", "gazebo", "gcc", "geonetwork", "ghost", "golang", "gradle",
          "groovy", "haproxy", "haskell", "haxe", "hello-world", "hitch", "httpd", "hylang",
          "ibm-semeru-runtimes", "ibmjava", "influxdb", "irssi", "jetty", "joomla", "jruby",
          "julia", "kapacitor", "kibana", "kong", "krakend", "lightstreamer", "liquibase",
          "logstash", "mageia", "mariadb", "matomo", "maven", "mediawiki", "memcached", "mono",
          "mongo", "mongo-express", "monica", "mysql", "nats", "nats-streaming", "neo4j",
          "neurodebian", "nextcloud", "nginx", "node", "notary", "odoo", "open-liberty",
          "openjdk", "opensuse", "oraclelinux", "orientdb", "percona", "perl", "photon", "php",
          "phpmyadmin", "plone", "postfixadmin", "postgres", "pypy", "python", "r-base",
          "rabbitmq", "rakudo-star", "redis", "redmine", "registry", "rethinkdb", "rocket.chat",
          "rockylinux", "ros", "ruby", "rust", "sapmachine", "satosa", "scratch", "silverpeas",
          "sl", "solr", "sonarqube", "spark", "spiped", "storm", "swift", "swipl", "teamspeak",
          "telegraf", "tomcat", "tomee", "traefik", "ubuntu", "unit", "varnish", "vault", "websphere-liberty",
          "wordpress", "xwiki", "yourls", "znc", "zookeeper");

  private OfficialImages() {}

  /** Whether there may be an image of that name: it says where it is, or is an official one. */
  static boolean mayExist(ImageReference reference) {
    String written = reference.toString();
    boolean bare = written.indexOf('/') < 0 && written.indexOf(':') < 0 && written.indexOf('@') < 0;
    return !bare || NAMES.contains(written);
  }
}
