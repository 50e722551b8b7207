namespace Akka.Actor;

/// <summary>Marks a part of an actor system that is made once for it and found by its type.</summary>
public interface IExtension;
