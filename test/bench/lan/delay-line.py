"""
What reaches a network namespace waits so long before it is delivered, in order, as on a long cable: kernels without netem have no such queue.
delay-line.py <milliseconds> <namespace>...   Each namespace must send its arriving packets to netfilter queue 1. Prints `ready`. To be ended by whoever began it.
Only names of packets come here, their bytes stay in the kernel; see linux/netfilter/nfnetlink_queue.h.
"""

import collections
import ctypes
import select
import socket
import struct
import sys
import time

NETLINK_NETFILTER = 12
NFNL_SUBSYS_QUEUE = 3
PACKET, CONFIG, VERDICT_BATCH = 0, 2, 3
CFG_CMD, CFG_PARAMS, CFG_QUEUE_MAXLEN, CFG_MASK, CFG_FLAGS, VERDICT_HDR = 1, 2, 3, 4, 5, 2
BIND, COPY_META, SEGMENTS_TOGETHER, ACCEPT = 1, 1, 4, 1
QUEUE = 1
# Packets that may wait in one namespace: more than any rate here fills in the delay.
QUEUE_MAX = 65536
ROUND_S = 0.001
CLONE_NEWNET = 0x40000000

libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    with open(f"/run/netns/{namespace}") as handle:
        if libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"entering {namespace}")


def message(kind, *attributes):
    body = struct.pack(">BBH", 0, 0, QUEUE)
    for name, value in attributes:
        body += struct.pack("=HH", 4 + len(value), name) + value + b"\0" * (-len(value) % 4)
    return struct.pack("=IHHII", 16 + len(body), NFNL_SUBSYS_QUEUE << 8 | kind, 1, 0, 0) + body


def queue_of(namespace):
    enter(namespace)
    queue = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER)
    queue.setsockopt(socket.SOL_SOCKET, 33, 32 << 20)  # SO_RCVBUFFORCE
    queue.setblocking(False)
    queue.send(message(CONFIG, (CFG_CMD, struct.pack(">BBH", BIND, 0, 0))))
    queue.send(message(CONFIG, (CFG_PARAMS, struct.pack(">IB", 0, COPY_META)), (CFG_QUEUE_MAXLEN, struct.pack(">I", QUEUE_MAX))))
    together = struct.pack(">I", SEGMENTS_TOGETHER)
    queue.send(message(CONFIG, (CFG_FLAGS, together), (CFG_MASK, together)))
    return queue


def arrivals(queue):
    """The name of the last packet that came, if any did: all before it came too."""
    last = None
    while True:
        try:
            data = queue.recv(8192)
        except BlockingIOError:
            return last
        except OSError:  # it could not keep up: what was not named is dropped, as a full queue does
            continue
        if data[4] == PACKET and data[5] == NFNL_SUBSYS_QUEUE:
            last = data[24:28]


def run(delay, queues):
    poll = select.epoll()
    for fd in queues:
        poll.register(fd, select.EPOLLIN)
    waiting = collections.deque()
    while True:
        if not waiting:
            poll.poll()
        # Packets are taken and let go in rounds: one wake-up for each would cost more than the packets.
        time.sleep(ROUND_S)
        now = time.monotonic()
        for fd, queue in queues.items():
            last = arrivals(queue)
            if last is not None:
                waiting.append((now + delay - ROUND_S / 2, fd, last))
        while waiting and waiting[0][0] <= now:
            _, fd, name = waiting.popleft()
            queues[fd].send(message(VERDICT_BATCH, (VERDICT_HDR, struct.pack(">I", ACCEPT) + name)))


opened = [queue_of(namespace) for namespace in sys.argv[2:]]
print("ready", flush=True)
run(float(sys.argv[1]) / 1000, {queue.fileno(): queue for queue in opened})
