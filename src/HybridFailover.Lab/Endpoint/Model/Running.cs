namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>Instances: started, stopped, gone. States change at once; nothing is pending here.</summary>
internal static class Running
{
    /// <exception cref="Refusal">IncorrectInstanceState for one that was terminated.</exception>
    public static VpcWorld Set(VpcWorld world, string id, InstanceState state)
    {
        var instance = world.Instance(id);
        if (instance.State == state) return world;
        if (instance.State == InstanceState.Terminated)
            throw Refusal.State("IncorrectInstanceState", $"The instance '{id}' is not in a state from which it can be started or stopped.");
        if (state == InstanceState.Terminated) world = DetachAll(world, id);
        return world.With(instance with { State = state });
    }

    /// <summary>Interfaces here outlive their instance (deleteOnTermination is false).</summary>
    private static VpcWorld DetachAll(VpcWorld world, string id)
    {
        foreach (var each in world.Interfaces.Values)
            if (each.Attachment?.InstanceId == id) world = world.With(each with { Attachment = null });
        return world;
    }
}
