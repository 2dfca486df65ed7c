/** What a frame says about the sensor rather than about the room. Every member is absent if it says nothing. */
export interface VitalSigns {
  /** Its own count of measurements. */
  readonly sequence?: number;
  readonly batteryMv?: number;
  /** The sensor itself says that its battery is nearly empty. */
  readonly batteryLow?: boolean;
}
