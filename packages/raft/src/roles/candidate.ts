import {roleNames} from "../describe.ts";
import {type Message, messageNames} from "../message.ts";
import {NONE} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";
import {countVote, startCampaign} from "./election.ts";
import {onLeaderMessage} from "./follower.ts";
import {broadcastAppend} from "./replication.ts";

/** Of candidates and pre-candidates: they differ in the answers they wait for. */
export function candidateStep(core: RaftCore, message: Message): void {
  switch (message.type) {
    case "append":
    case "heartbeat":
    case "snapshot":
      core.becomeFollower(message.term, message.from); // somebody else won this term
      return onLeaderMessage(core, message);
    case "vote_response":
    case "pre_vote_response":
      // Answers to the pre-vote may still come when the vote is under way.
      if (message.type === (core.role === "pre_candidate" ? "pre_vote_response" : "vote_response")) onVote(core, message, message.isGranted);
      return;
    case "timeout_now":
      return core.trace("debug", `${hex(core.id)} [term ${core.term} state ${roleNames[core.role]}] ignored ${messageNames.timeout_now} from ${hex(message.from)}`);
    default:
      return;
  }
}

function onVote(core: RaftCore, message: Message, isGranted: boolean): void {
  const result = countVote(core, message, isGranted);
  if (result === "lost") return core.becomeFollower(core.term, NONE);
  if (result === "pending") return;
  if (core.role === "pre_candidate") return startCampaign(core, "election");
  core.becomeLeader();
  broadcastAppend(core);
}
