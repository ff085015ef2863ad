import java.io.FileInputStream;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** JSSE with nothing disabled: SSLv3 with RC4, DES, EXPORT, NULL and anonymous suites. Arguments: port, PKCS #12 file, versions. */
public class LegacyServer {
  public static void main(String[] args) throws Exception {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream file = new FileInputStream(args[1])) {
      store.load(file, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
        .createServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getByName("127.0.0.1"));
    server.setEnabledProtocols(args[2].split(","));
    server.setEnabledCipherSuites(server.getSupportedCipherSuites());
    while (true) {
      SSLSocket socket = (SSLSocket) server.accept();
      Thread thread = new Thread(() -> {
        try (socket) {
          socket.startHandshake();
          socket.getInputStream().read();
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
        } catch (Exception end) {
          // A scan that has seen enough.
        }
      });
      thread.setDaemon(true);
      thread.start();
    }
  }
}
