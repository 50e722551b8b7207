namespace Akka.Annotations;

/// <summary>Marks API that is not meant for applications.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class InternalApiAttribute : Attribute;
