#include "models/catalogues.h"

#include "models/berths/berth_choice.h"
#include "models/berths/berth_order.h"
#include "models/chance/doubt_law.h"
#include "models/chance/time_law.h"
#include "models/demand/demand_law.h"
#include "models/marine/arrival_law.h"
#include "models/scenario/scenario.h"

namespace port {

const Catalogues& catalogues()
{
    static const Catalogues all{{
        {ArrivalFamily::name, arrival_laws().info()},
        {BerthChoiceFamily::name, berth_choices().info()},
        {BerthOrderFamily::name, berth_orders().info()},
        {DemandFamily::name, demand_laws().info()},
        {DoubtFamily::name, doubt_laws().info()},
        {TimeFamily::name, time_laws().info()},
    }};
    return all;
}

} // namespace port
