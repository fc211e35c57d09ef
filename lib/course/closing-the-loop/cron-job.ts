import {isFault, parseCron} from "./cron.js";
import type {CronFault} from "./cron.js";

/** What somebody fills in to have the site built on a schedule. */
export interface CronJobForm {
  readonly schedule: string;
  /** in the IANA database, such as Asia/Taipei */
  readonly timeZone: string;
  /** of a container with Node.js, npm and git */
  readonly image: string;
  /** where the project is cloned from */
  readonly repository: string;
  /** name of the volume's claim */
  readonly volume: string;
  /** size of the volume, GiB */
  readonly size: number;
}

/** What is wrong with a field. */
export type FormFault =
  | {readonly field: "schedule"; readonly cron: CronFault}
  | {readonly field: "image" | "repository" | "volume"; readonly text: string};

const PATTERNS = {
  // a registry, a path and a tag or digest
  image: /^[a-z0-9][a-z0-9._-]*(?::\d+)?(?:\/[a-z0-9][a-z0-9._-]*)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/,
  repository: /^(?:https:\/\/|ssh:\/\/|git@)[^\s"'`$\\]+$/,
  // what Kubernetes asks of names: lower case letters, digits and hyphens, 63 at most
  volume: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
} as const;

/** Returns what is wrong with a form, field by field; nothing where it can be used. */
export function faultsOf(form: CronJobForm): FormFault[] {
  const cron = parseCron(form.schedule);
  const others = (["image", "repository", "volume"] as const).filter((field) => !PATTERNS[field].test(form[field]));
  return [
    ...(isFault(cron) ? [{field: "schedule" as const, cron}] : []),
    ...others.map((field) => ({field, text: form[field]}))
  ];
}

/** What the job does: the first time it clones, then it only fetches what is new; a build reads only new partitions. */
const SCRIPT = [
  'test -d site || git clone "$REPOSITORY" site',
  "cd site",
  "git pull --ff-only",
  "npm ci",
  "npm run build"
];

/**
 * Writes the manifest of a volume, and of a job that builds the site on a schedule and keeps state and site on the
 * volume. Text that somebody typed stands in double quotes, where YAML reads it as JSON does. Builds do not overlap; one
 * ends at the first command that fails.
 * @throws RangeError if the form has faults
 */
export function cronJobText(form: CronJobForm): string {
  const [fault] = faultsOf(form);
  if (fault !== undefined) throw new RangeError(`invalid ${fault.field}: ${form[fault.field]}`);
  return `${volumeText(form)}---\n${jobText(form)}`;
}

const quoted = (text: string): string => JSON.stringify(text);

function volumeText({volume, size}: CronJobForm): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${quoted(volume)}
spec:
  accessModes: ["ReadWriteOnce"]
  resources:
    requests:
      storage: ${size}Gi
`;
}

function jobText({schedule, timeZone, image, repository, volume}: CronJobForm): string {
  return `apiVersion: batch/v1
kind: CronJob
metadata:
  name: driftbook-build
spec:
  schedule: ${quoted(schedule.trim().split(/\s+/).join(" "))}
  timeZone: ${quoted(timeZone)}
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: build
              image: ${quoted(image)}
              workingDir: /work
              command:
                - sh
                - -ec
                - |
${SCRIPT.map((line) => `                  ${line}`).join("\n")}
              env:
                - name: REPOSITORY
                  value: ${quoted(repository)}
              volumeMounts:
                - name: work
                  mountPath: /work
          volumes:
            - name: work
              persistentVolumeClaim:
                claimName: ${quoted(volume)}
`;
}
