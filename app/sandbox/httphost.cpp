// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httphost.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <httplib.h>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace renzhi::sandbox {

namespace {

constexpr auto loopback = "127.0.0.1";

constexpr int keepAliveMs = 60 * 1000;
constexpr int readMs = 30 * 1000;
constexpr size_t payloadLimit = size_t(8) * 1024 * 1024;
constexpr size_t mostThreads = 256;
constexpr int backlog = 256;

// One thread a connection: with a fixed pool, idle keep-alive connections would starve the next
// one.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> connection) override
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(connection));
        if (m_waiting.size() > m_idle && m_threads.size() < mostThreads)
            m_threads.emplace_back([this] { work(); });
        m_wake.notify_one();
    }

    void shutdown() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_wake.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_done || !m_waiting.empty(); });
            --m_idle;
            if (m_waiting.empty())
                return;
            const std::function<void()> connection = std::move(m_waiting.front());
            m_waiting.pop_front();
            lock.unlock();
            connection();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_waiting;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    bool m_done = false;
};

bool readable(int socket, int timeoutMs)
{
    pollfd entry { socket, POLLIN, 0 };
    int ready = 0;
    do {
        ready = ::poll(&entry, 1, timeoutMs);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

// Reads in blocks (the library asks for single bytes) and sends head and body in one piece.
class SocketStream final : public httplib::Stream
{
public:
    explicit SocketStream(int socket) : m_socket(socket) { }

    [[nodiscard]] bool buffered() const { return m_at < m_filled; }
    [[nodiscard]] bool is_readable() const override { return buffered() || readable(m_socket, 0); }
    [[nodiscard]] bool is_writable() const override { return true; }
    [[nodiscard]] int socket() const override { return m_socket; }
    void get_remote_ip_and_port(std::string &ip, int &port) const override
    {
        sockaddr_in peer {};
        socklen_t size = sizeof peer;
        std::array<char, INET_ADDRSTRLEN> text {};
        const bool known = ::getpeername(m_socket, reinterpret_cast<sockaddr *>(&peer), &size) == 0
            && ::inet_ntop(AF_INET, &peer.sin_addr, text.data(), INET_ADDRSTRLEN) != nullptr;
        ip = known ? std::string(text.data()) : std::string();
        port = known ? int(ntohs(peer.sin_port)) : 0;
    }
    void get_local_ip_and_port(std::string &ip, int &port) const override
    {
        ip = std::string(loopback);
        port = 0;
    }

    ssize_t read(char *data, size_t size) override
    {
        if (!buffered()) {
            if (!flush() || !readable(m_socket, readMs))
                return -1;
            const ssize_t got = ::recv(m_socket, m_in.data(), m_in.size(), 0);
            if (got <= 0)
                return got;
            m_at = 0;
            m_filled = size_t(got);
        }
        const size_t count = std::min(size, m_filled - m_at);
        std::copy_n(m_in.data() + m_at, count, data);
        m_at += count;
        return ssize_t(count);
    }

    ssize_t write(const char *data, size_t size) override
    {
        m_out.append(data, size);
        return ssize_t(size);
    }

    bool flush()
    {
        size_t sent = 0;
        while (sent < m_out.size()) {
            const ssize_t count
                = ::send(m_socket, m_out.data() + sent, m_out.size() - sent, MSG_NOSIGNAL);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            sent += size_t(count);
        }
        m_out.clear();
        return true;
    }

private:
    int m_socket;
    std::array<char, 16384> m_in {};
    size_t m_at = 0, m_filled = 0;
    std::string m_out;
};

// Set on a request that came without Content-Length, see withoutLength.
constexpr char noLengthMark[] = "X-NO-LENGTH";

// A request without Content-Length has no body; the library would read until the client hangs up.
void withoutLength(httplib::Request &request)
{
    if (request.has_header("Content-Length") || request.has_header("Transfer-Encoding"))
        return;
    request.headers.emplace("Content-Length", "0");
    request.headers.emplace(noLengthMark, "");
}

SandboxRequest convert(const httplib::Request &from)
{
    // What the library and withoutLength added.
    std::set<std::string> invented { "REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT" };
    if (from.has_header(noLengthMark))
        invented.insert({ noLengthMark, "Content-Length" });
    SandboxRequest request;
    request.method = QByteArray::fromStdString(from.method);
    request.target = QByteArray::fromStdString(from.target);
    request.body = QByteArray::fromStdString(from.body);
    request.peer = QByteArray::fromStdString(from.remote_addr);
    for (const auto &[name, value] : from.headers) {
        if (!invented.contains(name))
            request.headers.emplaceBack(QByteArray::fromStdString(name),
                                        QByteArray::fromStdString(value));
    }
    return request;
}

}

class HttpHost::Server final : public httplib::Server
{
public:
    explicit Server(const HttpHost::Handler &handler) // httplib::Server has a Handler of its own
    {
        const auto serveOne = [&handler](const httplib::Request &from, httplib::Response &to) {
            Answer answer = handler(convert(from));
            to.status = answer.status;
            if (!answer.allow.isEmpty())
                to.set_header("Allow", answer.allow.toStdString());
            if (!answer.retryAfter.isEmpty())
                to.set_header("Retry-After", answer.retryAfter.toStdString());
            // With the charset in it the library leaves the body uncompressed.
            if (answer.status != 204) {
                to.body = std::move(answer.body);
                to.set_header("Content-Type", answer.contentType.toStdString());
            }
        };
        // The path is hidden from the library (see serve), ours is the raw target.
        Get("/", serveOne).Post("/", serveOne).Put("/", serveOne).Patch("/", serveOne);
        Delete("/", serveOne).Options("/", serveOne);
        set_payload_max_length(payloadLimit);
        set_write_timeout(keepAliveMs / 1000);
        set_keep_alive_timeout(keepAliveMs / 1000);
        set_keep_alive_max_count(1'000'000);
        // The library's default, SO_REUSEPORT, would let two servers share one port.
        set_socket_options([](int socket) {
            const int on = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        new_task_queue = [] { return new ConnectionThreads; };
    }

    quint16 listen(quint16 port)
    {
        const int bound = port == 0        ? bind_to_any_port(loopback)
            : bind_to_port(loopback, port) ? port
                                           : -1;
        if (bound <= 0)
            return 0;
        ::listen(svr_sock_, backlog); // the library's backlog of 5 drops connections
        m_listener = std::thread([this] {
            listen_after_bind();
            m_finished = true;
        });
        while (!is_running() && !m_finished) // stop() before this moment would be lost
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return quint16(bound);
    }

    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
            for (const int socket : m_sockets)
                ::shutdown(socket, SHUT_RDWR);
        }
        if (is_running())
            stop();
        if (m_listener.joinable())
            m_listener.join();
    }

private:
    // Replaces the library's loop, which cannot be stopped while a connection is idle.
    bool process_and_close_socket(int socket) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closing) {
                ::close(socket);
                return false;
            }
            m_sockets.insert(socket);
        }
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const bool served = serve(socket);
        const std::lock_guard lock(m_mutex);
        m_sockets.erase(socket);
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
        return served;
    }

    bool serve(int socket)
    {
        SocketStream stream(socket);
        bool closed = false;
        while (!closed && (stream.buffered() || readable(socket, keepAliveMs))) {
            const bool answered = process_request(stream, false, closed, [](httplib::Request &r) {
                r.path.assign(1, '/'); // its regular expressions overflow the stack on long paths
                withoutLength(r);
            });
            if (!stream.flush() || !answered)
                return false;
        }
        return true;
    }

    std::thread m_listener;
    std::atomic<bool> m_finished = false;
    std::mutex m_mutex;
    std::set<int> m_sockets;
    bool m_closing = false;
};

HttpHost::HttpHost(Handler handler) : m_handler(std::move(handler)) { }

HttpHost::~HttpHost()
{
    close();
}

quint16 HttpHost::listen(quint16 port)
{
    m_server = std::make_unique<Server>(m_handler);
    return m_server->listen(port);
}

void HttpHost::close()
{
    if (m_server)
        m_server->close();
    m_server.reset();
}
}
