namespace Akka.Event;

/// <summary>The type of sources that are texts.</summary>
public class DummyClassForStringSources;
