import type { Paint as PlanPaint } from "../../tenant/views/render-text.ts";
import type { Paint } from "../terminal.ts";

/** The terminal's colours for what a plan's rows mean. */
export function planPaint(paint: Paint): PlanPaint {
  const styles = {
    add: paint.green,
    change: paint.yellow,
    remove: paint.red,
    warn: paint.yellow,
    dim: paint.grey,
    bold: paint.bold,
  };
  return (style, text) => styles[style](text);
}
