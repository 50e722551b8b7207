namespace Akka.Actor;

/// <summary>Marks messages that are dropped when they come from an untrusted node.</summary>
public interface IPossiblyHarmful;
