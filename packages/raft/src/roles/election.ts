import {type Message, messageNames, type VoteRequest} from "../message.ts";
import {NONE} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";

export type Campaign = "pre_election" | "election" | "transfer";

/** Starts an election, where that is allowed. */
export function hup(core: RaftCore, campaign: Campaign): void {
  if (core.role === "leader") return core.trace("debug", `${hex(core.id)} ignoring MsgHup because already leader`);
  if (!core.isPromotable) return core.trace("warn", `${hex(core.id)} is unpromotable and can not campaign`);
  if (hasUnappliedConfChange(core)) {
    return core.trace("warn", `${hex(core.id)} cannot campaign at term ${core.term} since there are still pending configuration changes to apply`);
  }
  core.trace("info", `${hex(core.id)} is starting a new election at term ${core.term}`);
  startCampaign(core, campaign);
}

/** A committed change of the membership not applied yet: by the configuration in force this node may not be allowed to lead. */
function hasUnappliedConfChange({log}: RaftCore): boolean {
  for (let index = log.applied + 1; index <= log.committed; index++) {
    if (log.slice(index, index + 1, 0)?.[0]?.type === "conf_change") return true;
  }
  return false;
}

export function startCampaign(core: RaftCore, campaign: Campaign): void {
  const isPreVote = campaign === "pre_election";
  if (isPreVote) core.becomePreCandidate();
  else core.becomeCandidate();
  // A pre-vote asks about the term that would come.
  const term = isPreVote ? core.term + 1 : core.term;
  const type = isPreVote ? "pre_vote" : "vote";
  const {last} = core.log;
  for (const to of core.voters) {
    if (to === core.id) {
      core.sendAs({type: `${type}_response`, from: core.id, to, term, isGranted: true});
      continue;
    }
    core.trace("info", `${hex(core.id)} [logterm: ${last.term}, index: ${last.index}] sent ${messageNames[type]} request to ${hex(to)} at term ${core.term}`);
    core.sendAs({type, from: core.id, to, term, last, isTransfer: campaign === "transfer"});
  }
}

/** While a leader was heard lately nobody is voted for: a node that cannot hear it must not depose it (thesis 4.2.3). */
export function isHeldByLease(core: RaftCore, request: VoteRequest): boolean {
  const isInLease = core.config.checkQuorum && core.leader !== NONE && core.electionElapsed < core.config.electionTicks;
  if (request.isTransfer || !isInLease) return false;
  const remaining = core.config.electionTicks - core.electionElapsed;
  core.trace("info", `${voteText(core, "ignored", request)}: lease is not expired (remaining ticks: ${remaining})`);
  return true;
}

export function refuseOldPreVote(core: RaftCore, request: VoteRequest): void {
  core.trace("info", voteText(core, "rejected", request));
  core.sendAs({type: "pre_vote_response", from: core.id, to: request.from, term: core.term, isGranted: false});
}

/** A request of this term, or a pre-vote of a later one. */
export function answerVote(core: RaftCore, request: VoteRequest): void {
  const isFree = core.vote === request.from || (core.vote === NONE && core.leader === NONE) || (request.type === "pre_vote" && request.term > core.term);
  // Learners vote too: one may have been promoted without knowing it yet.
  const isGranted = isFree && core.log.isUpToDate(request.last);
  core.trace("info", voteText(core, isGranted ? "cast" : "rejected", request));
  // The term of the request when granted: a pre-candidate that was cut off would ignore an older one.
  core.sendAs({type: `${request.type}_response`, from: core.id, to: request.from, term: isGranted ? request.term : core.term, isGranted});
  if (!isGranted || request.type === "pre_vote") return;
  core.electionElapsed = 0;
  core.vote = request.from;
}

/** @returns whether the vote of these messages is decided */
export function countVote(core: RaftCore, {from, type}: Message, isGranted: boolean): "pending" | "lost" | "won" {
  const name = messageNames[type];
  core.trace("info", `${hex(core.id)} received ${name}${isGranted ? "" : " rejection"} from ${hex(from)} at term ${core.term}`);
  core.tracker.recordVote(from, isGranted);
  const {granted, rejected, result} = core.tracker.tally();
  core.trace("info", `${hex(core.id)} has received ${granted} ${name} votes and ${rejected} vote rejections`);
  return result;
}

function voteText(core: RaftCore, verb: "cast" | "ignored" | "rejected", {type, from, last}: VoteRequest): string {
  const own = core.log.last;
  return (
    `${hex(core.id)} [logterm: ${own.term}, index: ${own.index}, vote: ${hex(core.vote)}] ${verb} ${messageNames[type]} ${verb === "cast" ? "for" : "from"} ${hex(from)} ` +
    `[logterm: ${last.term}, index: ${last.index}] at term ${core.term}`
  );
}
