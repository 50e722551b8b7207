using Akka.Actor;

namespace Akka.Tests.Serialization;

/// <summary>What the tests of this folder write and read.</summary>
public static class TestMessages
{
    public sealed record Greeting(string Text, int Times);

    public sealed record NotAllowed(string Text);

    public sealed record WithReference(IActorRef Actor, ActorPath Path, Address Address);

    public sealed record WithAnything(object Content, IShape Shape);

    public interface IShape;

    public sealed record Square(int Side) : IShape;

    public sealed record Circle(int Radius) : IShape;

    public class Animal;

    public class Dog : Animal;

    public sealed class Puppy : Dog;

    public sealed class PrivateSetter
    {
        public string Name { get; private set; } = "";

        public int Count { get; internal set; }

        public PrivateSetter Named(string name)
        {
            Name = name;
            return this;
        }
    }
}
