namespace Akka.TestKit;

/// <summary>A test of a message of one type, for TestKitBase.ExpectMsgAllOfMatchingPredicates.</summary>
public class PredicateInfo
{
    private PredicateInfo(Delegate predicateT, Type type)
    {
        PredicateT = predicateT;
        Type = type;
    }

    /// <summary>The test.</summary>
    public Delegate PredicateT { get; }

    /// <summary>The type of message that it is for.</summary>
    public Type Type { get; }

    /// <summary>Takes the test.</summary>
    public static PredicateInfo Create<T>(Predicate<T> predicateT) => new(predicateT, typeof(T));

    internal bool Accepts(object message) => Type.IsInstanceOfType(message) && (bool)PredicateT.DynamicInvoke(message)!;
}
