#include "models/catalogues.h"

#include "models/berths/berth_choice.h"
#include "models/berths/berth_order.h"
#include "models/marine/arrival_law.h"
#include "models/marine/work_time.h"
#include "models/scenario/scenario.h"

namespace port {

const Catalogues& catalogues()
{
    static const Catalogues all{{
        {ArrivalFamily::name, arrival_laws().info()},
        {BerthChoiceFamily::name, berth_choices().info()},
        {BerthOrderFamily::name, berth_orders().info()},
        {WorkTimeFamily::name, work_times().info()},
    }};
    return all;
}

} // namespace port
