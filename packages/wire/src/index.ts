export {controlCodec} from "./control-codec.ts";
export {advertCodec, memberCodec} from "./member-codec.ts";
export {MODELS_FRAME_BYTES_MAX, modelsCodec} from "./models-codec.ts";
export {PROBE_FRAME_BYTES_MAX, probeCodec} from "./probe-codec.ts";
export {
  confChangeCodec,
  confStateCodec,
  type GroupMessage,
  type MemberLag,
  RAFT_CHUNK_BYTES,
  RAFT_FRAME_BYTES_MAX,
  type RaftFrame,
  raftCodec,
  type SnapshotChunk,
} from "./raft-codec.ts";
export {RANKS_FRAME_BYTES_MAX, type RankMessage, rankCodec} from "./rank-codec.ts";
export {RESUME_FRAME_BYTES_MAX, resumeCodec} from "./resume-codec.ts";
export {SESSION_FRAME_BYTES_MAX, sessionCodec} from "./session-codec.ts";
export {type Handover, SLOTS_FRAME_BYTES_MAX, type SlotAt, type SlotsMessage, slotsCodec} from "./slots-codec.ts";
export {STAGE_FRAME_BYTES_MAX, stageCodec} from "./stage-codec.ts";
export {SURVEY_FRAME_BYTES_MAX, surveyCodec} from "./survey-codec.ts";
export {SWARM_FRAME_BYTES_MAX, swarmCodec} from "./swarm-codec.ts";
