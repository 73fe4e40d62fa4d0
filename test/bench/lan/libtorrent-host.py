"""libtorrent-host.py <torrent> <folder> <address>: fetches and gives the torrent from the first line of its input on, `done` once it is whole."""

import sys
import threading
import time

import libtorrent

torrent, folder, address = sys.argv[1:]
session = libtorrent.session({
    "listen_interfaces": f"{address}:6881",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_utp": False,
    "enable_incoming_utp": False,
    # Made for the open Internet, it talks to one peer of an address range only once.
    "allow_multiple_connections_per_ip": False,
})
print("ready", flush=True)
sys.stdin.readline()
handle = session.add_torrent({"ti": libtorrent.torrent_info(torrent), "save_path": folder, "storage_mode": libtorrent.storage_mode_t.storage_mode_sparse})
threading.Thread(target=lambda: (sys.stdin.read(), sys.exit), daemon=True).start()
while not handle.status().is_seeding:
    time.sleep(0.1)
print("done", flush=True)
sys.stdin.read()
