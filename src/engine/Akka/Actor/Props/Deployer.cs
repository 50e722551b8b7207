using Akka.Configuration;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Knows what configuration says about the actors at given paths (<c>akka.actor.deployment</c>).</summary>
public class Deployer
{
    private readonly Settings _settings;
    private readonly Lock _gate = new();
    private List<(string[] Pattern, Deploy Deploy)> _deployments = [];

    /// <summary>The defaults of all deployments.</summary>
    protected readonly Config Default;

    /// <summary>Reads the deployments of the settings.</summary>
    public Deployer(Settings settings)
    {
        _settings = settings;
        var config = settings.Config.GetConfig("akka.actor.deployment");
        Default = config.IsNullOrEmpty() ? Config.Empty : config.GetConfig("default");
        if (config.IsNullOrEmpty()) return;
        foreach (var (path, value) in config.AsEnumerable())
        {
            if (path == "default" || !value.IsObject()) continue;
            if (ParseConfig(path, config.GetConfig($"\"{path}\"").WithFallback(Default)) is { } deploy) SetDeploy(deploy);
        }
    }

    /// <summary>What is said of a path below /user; null where nothing is.</summary>
    public Deploy? Lookup(ActorPath path)
    {
        if (_deployments.Count == 0) return null;
        var elements = path.Elements;
        return elements.Count > 1 && elements[0] == "user" ? Lookup(elements.Skip(1)) : null;
    }

    /// <summary>What is said of the names below /user; null where nothing is. <c>*</c> stands for one name, <c>**</c> at the end for any.</summary>
    public Deploy? Lookup(IEnumerable<string> path)
    {
        var names = path.ToArray();
        Deploy? best = null;
        var bestScore = -1;
        foreach (var (pattern, deploy) in _deployments)
        {
            var score = Score(pattern, names);
            if (score <= bestScore) continue;
            bestScore = score;
            best = deploy;
        }
        return best;
    }

    /// <summary>Adds what is said of a path.</summary>
    public void SetDeploy(Deploy deploy)
    {
        var pattern = deploy.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in pattern)
        {
            if (name is not ("*" or "**") && !ActorPath.IsValidPathElement(name))
                throw new IllegalActorNameException($"akka.actor.deployment: [{deploy.Path}] holds [{name}], which is no valid name of an actor.");
        }
        lock (_gate)
        {
            _deployments = [.. _deployments.Where(d => !d.Pattern.SequenceEqual(pattern)), (pattern, deploy)];
        }
    }

    /// <summary>Reads what configuration says of a path.</summary>
    public virtual Deploy? ParseConfig(string key, Config config) => new(
        key,
        config,
        CreateRouterConfig(config.GetString("router") ?? "from-code", config),
        Deploy.NoScopeGiven,
        config.GetString("dispatcher") ?? "",
        config.GetString("mailbox") ?? "",
        config.GetInt("stash-capacity", Deploy.NoStashSize));

    private RouterConfig CreateRouterConfig(string router, Config config)
    {
        if (router == "from-code") return NoRouter.Instance;
        var typeName = _settings.Config.GetString($"akka.actor.router.type-mapping.{router}") ?? router;
        var type = TypeResolver.Resolve(typeName, $"akka.actor.deployment: router = {router}");
        return (RouterConfig)Activator.CreateInstance(type, config)!;
    }

    // An exact name counts more than a wildcard, and an earlier one more than a later one.
    private static int Score(string[] pattern, string[] names)
    {
        var score = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**" && i == pattern.Length - 1) return names.Length > i ? score * 3 : -1;
            if (i >= names.Length) return -1;
            if (pattern[i] == "*") score = score * 3 + 1;
            else if (pattern[i] == names[i]) score = score * 3 + 2;
            else return -1;
        }
        return pattern.Length == names.Length ? score : -1;
    }
}
