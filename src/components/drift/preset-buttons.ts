import {html} from "htl";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import type {Partitions} from "../partitions.js";
import {presetIds, sameWindow} from "../windows.js";
import type {Preset, PresetId} from "../windows.js";
import {setText} from "./overlay.js";

type Role = Preset["role"];

interface PresetButtons {
  /** one group of buttons per window */
  readonly groups: readonly HTMLElement[];
  update(presets: readonly Preset[], windows: Readonly<Record<Role, PartitionWindow>>): void;
}

/** Windows that are one click away. The buttons stay the same nodes, so that the one in use keeps the focus. */
export function presetButtons(
  messages: Messages<"monitor">,
  onChoose: (role: Role, window: PartitionWindow) => void,
  {starts, partitions}: {readonly starts: readonly string[]; readonly partitions: Partitions}
): PresetButtons {
  const targets = new Map<PresetId, Preset>();
  const buttons = new Map<PresetId, HTMLButtonElement>();
  const groups = (["reference", "current"] as const).map((role) => {
    for (const id of presetIds[role])
      buttons.set(
        id,
        button("", () => onChoose(role, targets.get(id)!.window), "quiet")
      );
    return html`<div role="group" aria-label=${messages.monitor.words[role]}>
      <span class=${`preset-role role-${role}`}
        ><i class=${`swatch role-${role}`}></i>${messages.monitor.words[role]}</span
      >
      ${presetIds[role].map((id) => buttons.get(id)!)}
    </div>`;
  });
  return {
    groups,
    update(presets, windows) {
      targets.clear();
      for (const preset of presets) targets.set(preset.id, preset);
      for (const [id, node] of buttons) {
        const preset = targets.get(id);
        node.hidden = preset === undefined;
        if (preset === undefined) continue;
        const {from, to} = preset.window;
        const span = partitions.span(starts[from]!, starts[to - 1]!);
        setText(node, messages.monitor.describePreset(id, partitions, {from, length: to - from, span}));
        node.setAttribute("aria-pressed", String(sameWindow(preset.window, windows[preset.role])));
      }
    }
  };
}
