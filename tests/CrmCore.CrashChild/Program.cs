using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Parent;
using CrmCore.CrashChild.Running;

return args switch
{
    ["work", .. var words] => await WorkAsync(LoadPlan.Parse(words)),
    ["soak", .. var words] => await Soak.RunAsync(words),
    _ => Soak.Help(),
};

static async Task<int> WorkAsync(LoadPlan plan)
{
    using var life = new ChildLife(plan);
    await life.RunAsync();
    return 0;
}
