#pragma warning disable IDE0161
using Akka.Actor;
using Akka.Util;
namespace Akka.Routing
{
    /// <summary>Stub.</summary>
    public abstract class RouterConfig : ISurrogated
    {
        /// <summary>Stub.</summary>
        public abstract ISurrogate ToSurrogate(ActorSystem system);
        /// <summary>Stub.</summary>
        public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;
    }
    /// <summary>Stub.</summary>
    public class NoRouter : RouterConfig
    {
        /// <summary>Stub.</summary>
        protected NoRouter() { }
        /// <summary>Stub.</summary>
        public static NoRouter Instance { get; } = new();
        /// <summary>Stub.</summary>
        public override ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException();
    }
}
