interface BuildStage {
  readonly name?: string;
  readonly lines: string[];
}

/**
 * The user a Dockerfile switches to in the stage that becomes the image; undefined when it does not.
 *
 * Stages that only build may run as whom they like.
 */
export function imageUser(dockerfile: string, target?: string): string | undefined {
  const stages = buildStages(dockerfile);
  const stage = target === undefined ? stages.at(-1) : stages.find((candidate) => candidate.name === target.toLowerCase());
  return stage?.lines.map((line) => /^\s*USER\s+(\S+)/i.exec(line)?.[1]).find((user) => user !== undefined);
}

function buildStages(dockerfile: string): BuildStage[] {
  const stages: BuildStage[] = [];
  for (const line of dockerfile.split(/\r?\n/)) {
    const from = /^\s*FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(\S+))?/i.exec(line);
    if (from !== null) {
      stages.push({ name: from[1]?.toLowerCase(), lines: [] });
    } else {
      stages.at(-1)?.lines.push(line);
    }
  }
  return stages;
}
