import type {TooLong} from "@ollamesh/node";
import type {Failure} from "@ollamesh/stdx";

/** A refusal on its way to a client: HTTP status and the sentence of `{"error": …}`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** Of the node's failure behind it; empty: it was refused at this border. */
  readonly code: string;
  readonly tooLong: TooLong | undefined;

  constructor(status: number, message: string, code = "", tooLong?: TooLong) {
    super(message);
    this.status = status;
    this.code = code;
    this.tooLong = tooLong;
  }
}

const STATUS: Readonly<Record<string, number>> = {
  bad_model_name: 400,
  bad_request: 400,
  bad_model: 400,
  bad_adapter: 400,
  vocabulary_differs: 400,
  unknown_architecture: 400,
  context_exceeded: 400,
  text_too_long: 400,
  digest_mismatch: 400,
  out_of_memory: 400,
  model_not_found: 404,
  model_not_here: 404,
  not_found: 404,
  not_deployed: 404,
  not_deployable: 422,
  not_splittable: 422,
  switched_off: 422,
  bad_setting: 400,
  forming: 503,
  not_async: 409,
  superseded: 409,
  bad_backup: 400,
  differs: 409,
  under_way: 409,
  unknown_member: 404,
  member_is_up: 409,
  member_is_down: 409,
  not_voter: 409,
  is_voter: 409,
  not_done: 409,
  group_works: 409,
  not_enough_peers: 503,
  no_quorum: 503,
  unconfirmed: 503,
  catalog_full: 507,
  no_source: 503,
  busy: 503,
  too_many: 503,
  overloaded: 503,
  not_serving: 503,
  stopping: 503,
  stage_lost: 503,
  stage_crashed: 503,
  stage_failed: 503,
  unloaded: 503,
  mending_copy: 503,
  load_timeout: 504,
  rate_limited: 429,
  cancelled: 499,
  disk_full: 507,
  read_only: 403,
  blobs_gone: 409,
  bad_manifest: 502,
  origin_unreachable: 502,
  origin_failed: 502,
  origin_no_ranges: 502,
  origin_changed: 502,
  origin_denied: 403,
  origin_insecure: 400,
  origin_off: 400,
};

/** Status of a failure of the node; codes this border does not know are 500. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 500;
}

/** `busy` is what Ollama is when its line of requests is full, and clients know its words. */
export function apiErrorOf(failure: Failure, tooLong?: TooLong): ApiError {
  const busy = "server busy, please try again.  maximum pending requests exceeded";
  return new ApiError(statusOf(failure.code), failure.code === "busy" ? busy : failure.message, failure.code, tooLong);
}

export function notBuilt(what: string): ApiError {
  return new ApiError(501, `${what} is not supported by ollamesh yet`);
}
