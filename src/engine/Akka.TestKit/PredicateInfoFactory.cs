namespace Akka.TestKit;

/// <summary>Makes a <see cref="PredicateInfo"/> of a function.</summary>
public static class PredicateInfoFactory
{
    /// <summary>A test of messages of type T.</summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);
}
