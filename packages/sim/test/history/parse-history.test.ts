import {describe, expect, test} from "vitest";
import {judgeHistory, NEVER, parseHistory, type RecordedEvent, recordLine} from "../../src/history/index.ts";

/** Lines of a Jepsen log, without what they all begin with. */
function jepsen(...lines: readonly string[]): string {
  return lines.map((line) => `INFO  jepsen.util - ${line}\n`).join("");
}

function recorded(...events: readonly RecordedEvent[]): string {
  return events.map(recordLine).join("");
}

function operationsOf(text: string): readonly unknown[] {
  const parsed = parseHistory(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.operations;
}

function verdictOf(text: string): string {
  const judged = judgeHistory(text);
  return judged.ok ? judged.value.verdict : `${judged.error.code}: ${judged.error.message}`;
}

describe("Jepsen logs", () => {
  test("calls and returns become operations", () => {
    const text = jepsen("0\t:invoke\t:write\t4", "1   :invoke :cas    [4 2]", "0\t:ok\t:write\t4", "1   :ok     :cas    [4 2]", "2 :invoke :read nil", "2 :ok :read nil");
    expect(operationsOf(text)).toEqual([
      {process: "0", key: "register", callAt: 1, returnAt: 3, input: {f: "write", value: 4}, output: {}},
      {process: "1", key: "register", callAt: 2, returnAt: 4, input: {f: "cas", from: 4, to: 2}, output: {applied: true}},
      {process: "2", key: "register", callAt: 5, returnAt: 6, input: {f: "read"}, output: {value: null}},
    ]);
  });

  test("what failed did nothing, what timed out may have, and a failed comparison is an observation", () => {
    const calls = ["0 :invoke :read nil", "1 :invoke :write 1", "2 :invoke :cas [1 2]", "3 :invoke :write 3", "4 :invoke :read nil", "5 :invoke :cas [1 2]", "6 :invoke :write 6"];
    const returns = ["0 :fail :read :timed-out", "1 :info :write :timed-out", "2 :fail :cas [1 2]", "3 :fail :write 3", "4 :info :read :timed-out", "5 :info :cas :timed-out"];
    expect(operationsOf(jepsen(...calls, ...returns))).toMatchObject([
      {process: "1", returnAt: NEVER},
      {process: "2", returnAt: 10, output: {applied: false}},
      {process: "5", returnAt: NEVER},
      {process: "6", returnAt: NEVER},
    ]);
  });

  test.each(["3 :fail :write :timed-out", "3 :info :write 1 :timed-out", "3 :fail :write 1 :timed-out", "3 :info :write indeterminate: connection reset", "3 :info :write"])(
    "%s leaves the outcome unknown",
    (line) => expect(operationsOf(jepsen("3 :invoke :write 1", line))).toMatchObject([{returnAt: NEVER, output: undefined}]),
  );

  test("other lines, other threads' names and the nemesis are passed over", () => {
    const noise =
      "INFO  jepsen.core - Starting\n\nWARN  jepsen.util - :nemesis\t:info\t:start\tnil\r\n\tat java.lang.Thread.run(Thread.java:745)\nINFO  jepsen.util - 5 nodes set up\n";
    const newer = "2020-01-01 12:00:00 INFO [2020-01-01 12:00:00,123] jepsen worker 3 - jepsen.util 3\t:invoke\t:write\t-4\r\n";
    expect(operationsOf(`${noise}${newer}${noise}`)).toMatchObject([{process: "3", input: {f: "write", value: -4}}]);
  });

  test("a process may go on after an unknown outcome", () => {
    expect(verdictOf(jepsen("0 :invoke :write 1", "0 :info :write :timed-out", "0 :invoke :read nil", "0 :ok :read nil", "0 :invoke :read nil", "0 :ok :read 1"))).toBe(
      "linearizable",
    );
  });
});

describe("Clojure maps", () => {
  test("texts with escapes, any order of entries, others ignored", () => {
    const text =
      '{:type :invoke, :process 0, :f :append, :key "a", :value "x \\"1\\" \\u0041\\n", :time 12}\n{:process 0, :type :ok, :f :append, :key "a", :value "x \\"1\\" A\\n"}\n';
    expect(operationsOf(text)).toEqual([{process: "0", key: "a", callAt: 1, returnAt: 2, input: {f: "append", value: 'x "1" A\n'}, output: {}}]);
  });

  test("a get of nothing is empty, and no answer to a get says nothing", () => {
    const get = (type: string, value: string): string => `{:process 0, :type ${type}, :f :get, :key "a", :value ${value}}\n`;
    expect(
      verdictOf(get(":invoke", "nil") + get(":ok", '""') + get(":invoke", "nil") + get(":ok", "nil") + get(":invoke", "nil") + get(":info", "nil") + get(":invoke", "nil")),
    ).toBe("linearizable");
  });

  test("registers too", () => {
    expect(
      verdictOf("{:process 0, :type :invoke, :f :write, :value 1}\n{:process 1, :type :invoke, :f :cas, :value [1 2]}\n{:process 1, :type :ok, :f :cas, :value [1 2]}\n"),
    ).toBe("linearizable");
  });
});

describe("our own lines", () => {
  const write = {process: "a", f: "write", key: "k", value: 1} as const;
  const cas = {process: "b", f: "cas", key: "k", value: [1, 2]} as const;

  test("what is recorded can be judged", () => {
    const text = recorded(
      {...write, type: "invoke", time_ms: 0.5},
      {...cas, type: "invoke"},
      {...cas, type: "ok"},
      {...write, type: "ok"},
      {process: 3, type: "invoke", f: "read", key: "k"},
    );
    expect(verdictOf(text + recorded({process: 3, type: "ok", f: "read", key: "k", value: 2}))).toBe("linearizable");
    expect(verdictOf(text + recorded({process: 3, type: "ok", f: "read", key: "k", value: 1}))).toBe("refused");
  });

  test("a failed cas was compared, unless it says why it was not", () => {
    const before = recorded({...write, type: "invoke"}, {...write, type: "ok"}, {...cas, type: "invoke"});
    expect(verdictOf(before + recorded({...cas, type: "fail"}))).toBe("refused");
    expect(verdictOf(before + recorded({...cas, type: "fail", error: "no quorum"}))).toBe("linearizable");
    expect(operationsOf(before + recorded({...cas, type: "fail", error: "timed-out"}))).toHaveLength(2);
  });
});

describe("malformed", () => {
  const call = '{"process":1,"type":"invoke","f":"write","value":1}\n';
  test.each([
    ["nothing", "", "no operations"],
    ["prose", "# Histories\n\nwith known verdicts\n", "no operations"],
    ["binary", "\u0000\u0001\ufffd{", "no operations"],
    ["JSON of something else", '{\n "etcd": true\n}', "no operations"],
    ["a return without its call", jepsen("0 :ok :read 1"), "line 1 returns read in process 0, which has called nothing"],
    ["a second return", jepsen("0 :invoke :read nil", "0 :ok :read 1", "0 :ok :read 1"), "line 3 returns read"],
    ["a call inside a call", jepsen("0 :invoke :read nil", "0 :invoke :write 1"), "line 2 calls write in process 0, whose read of line 1 has not returned"],
    ["another function's return", jepsen("0 :invoke :read nil", "0 :ok :write 1"), "which called read of register in line 1"],
    ["another value's return", jepsen("0 :invoke :write 2", "0 :ok :write 1"), "another value than line 1"],
    ["a line cut short", jepsen("0 :invoke :read nil", "0 :ok :re"), 'line 2 is not an operation: ":ok :re"'],
    ["a value cut short", jepsen("0 :invoke :cas [1 "), "line 1 has no value that can be read"],
    ["a cas of one value", jepsen("0 :invoke :cas 1"), "line 1 calls cas with a value that it cannot have"],
    ["a map cut short", '{:process 0, :type :invoke, :f :append, :key "0", :val', "line 1 is not a map of scalars"],
    ["a map without a type", "{:process 0, :f :read}", "line 1 needs :process, :type"],
    ["a get of a number", `{"process":1,"type":"invoke","f":"get"}\n{"process":1,"type":"ok","f":"get","value":3}`, "line 2 answers get with a value that it cannot have"],
    ["a read without an answer", `{"process":1,"type":"invoke","f":"read"}\n{"process":1,"type":"ok","f":"read"}`, "line 2 answers read with a value that it cannot have"],
    ["two kinds of object", `${call}{"process":2,"type":"invoke","f":"get"}`, "one history has one of the two"],
    ["JSON cut short", `${call}{"process":1,"ty`, "line 2 is not a JSON object"],
    ["no process", '{"type":"invoke","f":"read"}', "line 1 has no process"],
    ["no type", '{"process":1,"f":"read"}', "line 1 has no type"],
    ["an unknown function", '{"process":1,"type":"invoke","f":"drop"}', "line 1 has no f"],
    ["a key that is a list", '{"process":1,"type":"invoke","f":"read","key":[]}', "line 1 has a key"],
    ["a value that is an object", '{"process":1,"type":"invoke","f":"write","value":{}}', "line 1 has a value"],
    ["a time that is none", '{"process":1,"type":"invoke","f":"read","time_ms":"noon"}', "line 1 has a time_ms"],
    ["an error that is none", '{"process":1,"type":"invoke","f":"read","error":7}', "line 1 has an error"],
  ])("%s", (_, text, message) => {
    const parsed = parseHistory(text);
    expect(parsed).toMatchObject({ok: false, error: {code: "malformedHistory"}});
    if (!parsed.ok) expect(parsed.error.message).toContain(message);
  });
});
