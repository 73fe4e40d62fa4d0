/** Plays every transcript and tells what differs; `--rewrite` writes down what is answered now. */
import {writeFileSync} from "node:fs";
import {basename} from "node:path";
import {createFake} from "../support/fake-service.ts";
import {play, readTranscripts, transcriptFiles, writtenTranscript} from "../support/transcripts.ts";

const fake = createFake();
let [count, different] = [0, 0];
for (const path of transcriptFiles()) {
  const texts: string[] = [];
  for (const one of readTranscripts(path)) {
    const answer = await play(fake, one);
    count++;
    if (answer !== one.answer) {
      different++;
      process.stdout.write(`${basename(path)}: ${one.name}\n${answer}\n\n`);
    }
    texts.push(writtenTranscript(one, answer));
  }
  if (process.argv.includes("--rewrite")) writeFileSync(path, texts.join("\n"));
}
process.stdout.write(`${count} transcripts, ${different} different\n`);
process.exitCode = different > 0 && !process.argv.includes("--rewrite") ? 1 : 0;
await fake.api.close();
