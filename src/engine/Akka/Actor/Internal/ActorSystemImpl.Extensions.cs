using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    /// <inheritdoc/>
    public override object RegisterExtension(IExtensionId extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        var made = _extensions.GetOrAdd(extension.ExtensionType, static (_, arg) => new Lazy<object>(() => arg.extension.CreateExtension(arg.self)), (self: this, extension));
        try
        {
            return made.Value;
        }
        catch
        {
            _extensions.TryRemove(new KeyValuePair<Type, Lazy<object>>(extension.ExtensionType, made));
            throw;
        }
    }

    /// <inheritdoc/>
    public override object GetExtension(IExtensionId extensionId) => TryGetExtension(extensionId.ExtensionType, out var extension) ? extension : null!;

    /// <inheritdoc/>
    public override T GetExtension<T>() => TryGetExtension<T>(out var extension) ? extension : null!;

    /// <inheritdoc/>
    public override bool HasExtension(Type type) => TryGetExtension(type, out _);

    /// <inheritdoc/>
    public override bool HasExtension<T>() => TryGetExtension(typeof(T), out _);

    /// <inheritdoc/>
    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        extension = _extensions.TryGetValue(extensionType, out var made) ? made.Value : null!;
        return extension is not null;
    }

    /// <inheritdoc/>
    public override bool TryGetExtension<T>(out T extension)
    {
        var found = TryGetExtension(typeof(T), out var made);
        extension = (T)made;
        return found;
    }

    private void LoadExtensions()
    {
        foreach (var name in Settings.Config.GetStringList("akka.extensions"))
        {
            var type = TypeResolver.Resolve(name, "akka.extensions");
            if (Activator.CreateInstance(type) is not IExtensionId id)
                throw new ConfigurationException($"akka.extensions names [{name}], which is no IExtensionId: name the type that derives from ExtensionIdProvider.");
            RegisterExtension(id);
        }
    }
}
