package dev.backstitch.benchmarks.contest;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that count what a driver sends to PostgreSQL: the messages Execute and Query are statements, and each time that it reads after it wrote is a round
 * trip. The driver makes it by its class name, once a connection; counts are those of the JVM, which has one thread that talks.
 */
public final class Wire extends SocketFactory {

    private static volatile long statements;
    private static volatile long roundTrips;

    /** What was counted up to now. */
    record Counts(long statements, long roundTrips) {}

    static Counts counts() {
        return new Counts(statements, roundTrips);
    }

    @Override
    public Socket createSocket() {
        return new CountingSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    private static final class CountingSocket extends Socket {

        private boolean wrote;

        @Override
        public OutputStream getOutputStream() throws IOException {
            Messages messages = new Messages();
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    wrote = true;
                    messages.read(bytes, from, length);
                    out.write(bytes, from, length);
                }

                @Override
                public void write(int each) throws IOException {
                    write(new byte[] {(byte) each}, 0, 1);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    turn();
                    return in.read(bytes, from, length);
                }

                @Override
                public int read() throws IOException {
                    turn();
                    return in.read();
                }
            };
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread talks
        private void turn() {
            if (wrote) {
                wrote = false;
                roundTrips++;
            }
        }
    }

    /**
     * Finds where each message begins: one byte of type, but for the first message of a connection, four of length, which count themselves, and so many
     * bytes less four.
     */
    private static final class Messages {

        private static final int HEADER_REST = 4;

        private boolean started;
        private int type;
        private int header;
        private int length;
        private long body;

        void read(byte[] bytes, int from, int count) {
            int next = from;
            int end = from + count;
            while (next < end) {
                if (body > 0) {
                    int skipped = (int) Math.min(body, end - next);
                    body -= skipped;
                    next += skipped;
                } else if (started && header == 0) {
                    type = bytes[next++];
                    header = 1;
                } else {
                    length = (length << Byte.SIZE) | (bytes[next++] & 0xff);
                    header++;
                    endHeader();
                }
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread talks
        private void endHeader() {
            if (header < (started ? 1 : 0) + HEADER_REST) {
                return;
            }
            if (started && (type == 'E' || type == 'Q')) {
                statements++;
            }
            body = (long) length - HEADER_REST;
            started = true;
            header = 0;
            length = 0;
        }
    }
}
