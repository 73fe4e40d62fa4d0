/**
 * Hosts on one switch, as network namespaces of a private machine. Each has two links: to the switch, which can be cut, and to this process, which never is.
 * What is cut is silent, as a broken cable is: frames go to a hardware address nobody has. Needs `ip` only.
 */
import {execFileSync} from "node:child_process";
import type {PeerOptions} from "../../scripts/peer-process.ts";

const NOWHERE = "02:00:00:00:ff:ff";
const HOSTS_MAX = 60;

const nameOf = (host: number): string => `h${host}`;
const addressOf = (host: number): string => `10.99.0.${host + 1}`;
const hardwareOf = (host: number): string => `02:00:00:00:00:${(host + 1).toString(16).padStart(2, "0")}`;
const controlOf = (host: number, end: 1 | 2): string => `10.98.${host}.${end}`;

export class PrivateNetwork {
  readonly hosts: number;

  constructor(hosts: number) {
    if (hosts > HOSTS_MAX) throw new Error(`at most ${HOSTS_MAX} hosts`);
    this.hosts = hosts;
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", "/run"]); // names of namespaces are files there: none may be left outside
    for (let host = 0; host < hosts; host++) execFileSync("ip", ["netns", "add", nameOf(host)]);
    run(["link set lo up", "link add name switch type bridge", "link set switch up", ...each(hosts, linksOf)]);
    for (let host = 0; host < hosts; host++) {
      run(setUpOf(host), host);
      this.heal(host);
    }
  }

  /** Of this host's namespace. */
  nameOf(host: number): string {
    return nameOf(host);
  }

  /** How a peer is started on this host. */
  placeOf(host: number): Pick<PeerOptions, "through" | "apiAddress" | "meshAddress"> {
    return {through: ["ip", "netns", "exec", nameOf(host)], apiAddress: controlOf(host, 2), meshAddress: addressOf(host)};
  }

  /** Nothing this host sends reaches the others; what they send reaches it. */
  mute(from: number, to: readonly number[]): void {
    run(
      to.filter((host) => host !== from).map((host) => `neigh replace ${addressOf(host)} lladdr ${NOWHERE} nud permanent dev mesh`),
      from,
    );
  }

  /** Neither side hears the other. */
  split(one: readonly number[], other: readonly number[]): void {
    for (const host of one) this.mute(host, other);
    for (const host of other) this.mute(host, one);
  }

  /** The cable is pulled: unlike what is muted, the host sees that. */
  plug(host: number, isIn: boolean): void {
    run([`link set m${host} ${isIn ? "up" : "down"}`]);
  }

  /** What this host sends to the others goes at most at this rate, through a plain first-in-first-out queue that holds so much of it. Needs `tc`. */
  shape(host: number, megabitsPerSecond: number, queueMs: number): void {
    execFileSync("tc", ["-netns", nameOf(host), "qdisc", "replace", "dev", "mesh", "root", ...filterOf(megabitsPerSecond, queueMs)]);
  }

  /** The same for what the others send to this host. */
  shapeTowards(host: number, megabitsPerSecond: number, queueMs: number): void {
    execFileSync("tc", ["qdisc", "replace", "dev", `m${host}`, "root", ...filterOf(megabitsPerSecond, queueMs)]);
  }

  /** This host reaches everybody again. */
  heal(host: number): void {
    const others = each(this.hosts, (other) => (other === host ? [] : [`neigh replace ${addressOf(other)} lladdr ${hardwareOf(other)} nud permanent dev mesh`]));
    run(others, host);
  }

  healAll(): void {
    for (let host = 0; host < this.hosts; host++) {
      this.plug(host, true);
      this.heal(host);
    }
  }
}

function filterOf(megabitsPerSecond: number, queueMs: number): string[] {
  return ["tbf", "rate", `${megabitsPerSecond}mbit`, "burst", "32kb", "latency", `${queueMs}ms`];
}

function linksOf(host: number): string[] {
  const name = nameOf(host);
  return [
    `link add name m${host} type veth peer name mesh address ${hardwareOf(host)} netns ${name}`,
    `link set m${host} master switch up`,
    `link add name c${host} type veth peer name control netns ${name}`,
    `addr add ${controlOf(host, 1)}/30 dev c${host}`,
    `link set c${host} up`,
  ];
}

function setUpOf(host: number): string[] {
  return ["link set lo up", `addr add ${addressOf(host)}/24 dev mesh`, "link set mesh up", `addr add ${controlOf(host, 2)}/30 dev control`, "link set control up"];
}

function each(hosts: number, what: (host: number) => string[]): string[] {
  return Array.from({length: hosts}, (_, host) => what(host)).flat();
}

/** Several changes in one process; on a host, or in between. */
function run(changes: readonly string[], host?: number): void {
  const where = host === undefined ? [] : ["-netns", nameOf(host)];
  execFileSync("ip", [...where, "-batch", "-"], {input: `${changes.join("\n")}\n`, stdio: ["pipe", "ignore", "inherit"]});
}
