namespace Akka.Actor.Internal;

/// <summary>What a parent knows of a child's name.</summary>
public interface IChildStats;
