package dev.fillstream.notifier.adapter.web;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Looks up all addresses of a host name. Never blocks; fails where there is none. */
public interface Names {

    Future<List<InetAddress>> addresses(String host);
}
